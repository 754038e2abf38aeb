/** Unfolding how a figure came about. */
export const EXPLAIN = `
  function source(place) {
    if (!editor || !/:[0-9]+$/.test(place)) return element('span', '(' + place + ')', 'source');
    return button(place, 'source-link', function () { editor.postMessage({ open: place }); });
  }
  // Label, value, formula, notes, inputs; an input has a label, a value, a source and an explanation of its own.
  function explained(number) {
    var how = data.hows[number];
    var panel = element('div');
    var head = element('p');
    head.append(element('strong', text(how[0])), text(how[1]) ? ' = ' + text(how[1]) : '');
    panel.append(head);
    if (text(how[2])) {
      var formula = element('p');
      formula.append(element('code', text(how[2])));
      panel.append(formula);
    }
    how[3].forEach(function (note) { panel.append(element('p', text(note), 'source')); });
    if (how[4].length > 0) {
      var list = element('ul');
      how[4].forEach(function (input) { list.append(inputItem(input)); });
      panel.append(list);
    }
    return panel;
  }
  function inputItem(input) {
    var item = element('li');
    item.append(text(input[0]) + ': ', element('strong', text(input[1])));
    if (input[2]) item.append(' ', source(text(input[2] - 1)));
    if (input[3]) {
      var more = element('details');
      more.append(element('summary', 'how'));
      more.addEventListener('toggle', function () {
        if (more.open && more.children.length === 1) more.append(explained(input[3] - 1));
      });
      item.append(more);
    }
    return item;
  }

  var numbered = 0;
  function toggle(how) {
    if (how.getAttribute('aria-expanded') === 'true') {
      var shown = document.getElementById(how.getAttribute('aria-controls'));
      (shown.closest('tr.how-row') || shown).remove();
      how.removeAttribute('aria-controls');
      how.setAttribute('aria-expanded', 'false');
      return;
    }
    var panel = element('div', undefined, 'how-panel');
    panel.id = 'how-' + ++numbered;
    panel.append(explained(Number(how.dataset.how)));
    var row = how.closest('tr');
    var fact = how.closest('.fact');
    if (row) {
      var extra = element('tr', undefined, 'how-row');
      var cell = element('td');
      cell.colSpan = row.cells.length;
      cell.append(panel);
      extra.append(cell);
      row.after(extra);
    } else if (fact) fact.parentNode.after(panel);
    else how.after(panel);
    how.setAttribute('aria-controls', panel.id);
    how.setAttribute('aria-expanded', 'true');
  }
  function closeAll(parent) {
    parent.querySelectorAll('.how[aria-expanded=true]').forEach(toggle);
  }
`;
