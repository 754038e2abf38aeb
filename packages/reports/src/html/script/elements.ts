/** Reading the page's data, and making elements of it. Texts are set as text, never as HTML. */
export const ELEMENTS = `
  var root = document.documentElement;
  var data = read(document);
  function read(page) { return JSON.parse(page.getElementById('data').textContent); }
  function text(number) { return data.texts[number]; }

  function element(name, content, className) {
    var made = document.createElement(name);
    if (content !== undefined) made.textContent = content;
    if (className) made.className = className;
    return made;
  }
  function button(content, className, action) {
    var made = element('button', content, className);
    made.type = 'button';
    if (action) made.addEventListener('click', action);
    return made;
  }
  var TONES = ['', 'good', 'warn', 'bad', 'muted'];
  var SIGNS = { good: ['✓', 'good'], warn: ['!', 'attention'], bad: ['✕', 'bad'] };

  // A cell is a text, or a text with tone, explanation, target, depth in a tree, and what it is sorted by or the points of its line.
  function cellText(cell) { return text(typeof cell === 'number' ? cell : cell[0]); }
  function cellTone(cell) { return typeof cell === 'number' ? '' : TONES[cell[1] || 0]; }
  function fill(parent, cell) {
    var content = cellText(cell);
    var tone = cellTone(cell);
    var how = typeof cell === 'number' ? 0 : cell[2] || 0;
    var target = typeof cell === 'number' ? 0 : cell[3] || 0;
    if (SIGNS[tone]) {
      var sign = element('span', SIGNS[tone][0], 'sign');
      sign.setAttribute('role', 'img');
      sign.setAttribute('aria-label', SIGNS[tone][1]);
      parent.append(sign);
    }
    if (target) {
      var link = element('a', content);
      link.href = text(target - 1);
      parent.append(link);
      if (how) parent.append(' ', howButton('how', how - 1));
    } else if (how) parent.append(howButton(content, how - 1));
    else parent.append(content);
    if (typeof cell[5] === 'string') parent.append(' ', trendLine(cell[5]));
    return parent;
  }
  function howButton(content, number) {
    var made = button(content, 'how');
    made.dataset.how = String(number);
    return prepared(made);
  }
  function prepared(how) {
    how.setAttribute('aria-expanded', 'false');
    how.title = 'How this comes about';
    return how;
  }
`;
