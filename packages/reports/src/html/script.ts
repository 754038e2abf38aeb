/**
 * What a page does by itself: sorting and filtering tables, searching, unfolding explanations, light and dark.
 * Plain script, so that its hash is all that the page's policy allows. Texts are set as text, never as HTML.
 */
export const SCRIPT = `
(function () {
  'use strict';
  var hows = JSON.parse(document.getElementById('hows').textContent);
  var root = document.documentElement;
  // Inside of an editor's preview, sources lead to the text, and the editor says what to show.
  var editor = typeof acquireVsCodeApi === 'function' ? acquireVsCodeApi() : undefined;

  function element(name, text, className) {
    var made = document.createElement(name);
    if (text !== undefined) made.textContent = text;
    if (className) made.className = className;
    return made;
  }
  function source(place) {
    if (!editor || !/:[0-9]+$/.test(place)) return element('span', '(' + place + ')', 'source');
    var link = element('button', place, 'source-link');
    link.type = 'button';
    link.addEventListener('click', function () { editor.postMessage({ open: place }); });
    return link;
  }
  function explained(how) {
    var panel = element('div');
    var head = element('p');
    head.append(element('strong', how.l), ' = ' + how.v);
    panel.append(head);
    if (how.f) { var formula = element('p'); formula.append(element('code', how.f)); panel.append(formula); }
    (how.n || []).forEach(function (note) { panel.append(element('p', note, 'source')); });
    if (how.i.length > 0) {
      var list = element('ul');
      how.i.forEach(function (input) {
        var item = element('li');
        item.append(input.l + ': ', element('strong', input.v));
        if (input.s) item.append(' ', source(input.s));
        if (input.h) {
          var more = element('details');
          more.append(element('summary', 'how'), explained(input.h));
          item.append(more);
        }
        list.append(item);
      });
      panel.append(list);
    }
    return panel;
  }
  var numbered = 0;
  function toggle(button) {
    var open = button.getAttribute('aria-expanded') === 'true';
    if (open) {
      var shown = document.getElementById(button.getAttribute('aria-controls'));
      (shown.closest('tr.how-row') || shown).remove();
      button.removeAttribute('aria-controls');
      button.setAttribute('aria-expanded', 'false');
      return;
    }
    var panel = element('div', undefined, 'how-panel');
    panel.id = 'how-' + ++numbered;
    panel.append(explained(hows[Number(button.dataset.how)]));
    var row = button.closest('tr');
    var facts = button.closest('.facts');
    if (row) {
      var extra = element('tr', undefined, 'how-row');
      var cell = element('td');
      cell.colSpan = row.cells.length;
      cell.append(panel);
      extra.append(cell);
      row.after(extra);
    } else if (facts) facts.after(panel);
    else button.after(panel);
    button.setAttribute('aria-controls', panel.id);
    button.setAttribute('aria-expanded', 'true');
  }
  function closeAll(body) {
    body.querySelectorAll('.how[aria-expanded=true]').forEach(toggle);
  }
  function sort(button) {
    var head = button.closest('th');
    var column = head.cellIndex;
    var body = head.closest('table').tBodies[0];
    closeAll(body);
    var down = head.getAttribute('aria-sort') === 'ascending';
    head.parentNode.querySelectorAll('th').forEach(function (each) { each.removeAttribute('aria-sort'); });
    head.setAttribute('aria-sort', down ? 'descending' : 'ascending');
    var numeric = head.classList.contains('n');
    var rows = Array.from(body.rows).map(function (row, i) {
      var cell = row.cells[column];
      var key = cell.dataset.sort !== undefined ? Number(cell.dataset.sort) : numeric ? NaN : cell.textContent;
      return { row: row, key: key, i: i };
    });
    rows.sort(function (a, b) {
      var missing = Number(Number.isNaN(a.key)) - Number(Number.isNaN(b.key));
      if (missing !== 0) return missing;
      var order = a.key < b.key ? -1 : a.key > b.key ? 1 : 0;
      return (down ? -order : order) || a.i - b.i;
    });
    body.append.apply(body, rows.map(function (each) { return each.row; }));
  }
  function matches(text, query) {
    return query.split(/\\s+/).every(function (word) { return text.indexOf(word) >= 0; });
  }
  function filterRows(table, query) {
    closeAll(table.tBodies[0]);
    Array.from(table.tBodies[0].rows).forEach(function (row) {
      row.hidden = query !== '' && !matches(row.textContent.toLowerCase(), query);
    });
  }
  function search(query) {
    document.querySelectorAll('main table').forEach(function (table) { filterRows(table, query); });
    document.querySelectorAll('main .card').forEach(function (card) {
      card.hidden = query !== '' && !matches(card.textContent.toLowerCase(), query);
    });
  }
  document.addEventListener('click', function (event) {
    var how = event.target.closest('.how');
    if (how) { toggle(how); return; }
    var sorter = event.target.closest('.sort');
    if (sorter) { sort(sorter); return; }
    var heading = event.target.closest('.card > header');
    if (editor && heading) editor.postMessage({ element: heading.parentNode.dataset.element });
  });
  document.addEventListener('input', function (event) {
    var query = event.target.value ? event.target.value.trim().toLowerCase() : '';
    if (event.target.id === 'search') search(query);
    else if (event.target.dataset.filter) {
      filterRows(document.getElementById(event.target.dataset.filter).querySelector('table'), query);
    }
  });
  document.getElementById('theme').addEventListener('click', function () {
    var dark = root.dataset.theme ? root.dataset.theme === 'dark' : matchMedia('(prefers-color-scheme: dark)').matches;
    root.dataset.theme = dark ? 'light' : 'dark';
  });
  if (editor) {
    var state = editor.getState();
    if (state && state.scroll) window.scrollTo(0, state.scroll);
    window.addEventListener('scroll', function () { editor.setState({ scroll: window.scrollY }); }, { passive: true });
    window.addEventListener('message', function (event) {
      var message = event.data;
      if (message.reveal) {
        var card = document.getElementById(message.reveal);
        if (card) card.scrollIntoView({ block: 'start' });
      }
      if (message.page) {
        var page = new DOMParser().parseFromString(message.page, 'text/html');
        hows = JSON.parse(page.getElementById('hows').textContent);
        document.querySelector('main').replaceWith(page.querySelector('main'));
        document.querySelector('header.top > div').replaceWith(page.querySelector('header.top > div'));
      }
    });
    editor.postMessage({ ready: true });
  }
})();
`;
