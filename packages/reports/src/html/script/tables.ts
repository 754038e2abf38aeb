/** Sorting and filtering tables, and turning the pages of long ones. */
export const TABLES = String.raw`
  var PAGE_ROWS = 50;
  function matches(content, query) {
    return query.split(/\s+/).every(function (word) { return content.indexOf(word) >= 0; });
  }
  function sortKey(content, sort, numeric) {
    if (sort !== undefined) return Number(sort);
    if (!numeric) return content;
    var plain = content.replace(/\u202F/g, '');
    return plain === '' || isNaN(plain) ? NaN : Number(plain);
  }
  function ordered(items, down) {
    return items.sort(function (a, b) {
      var missing = Number(a.key !== a.key) - Number(b.key !== b.key);
      if (missing !== 0) return missing;
      var order = a.key < b.key ? -1 : a.key > b.key ? 1 : 0;
      return (down ? -order : order) || a.i - b.i;
    });
  }

  // A table with more rows than one page shows has all of them in the page's data.
  var paged = {};
  function preparePaged(figure) {
    var rows = data.tables[figure.dataset.paged];
    var table = figure.querySelector('table');
    var kinds = Array.from(table.tHead.rows[0].cells).map(function (each) { return each.className; });
    var state = { figure: figure, table: table, rows: rows, kinds: kinds, query: '', page: 0 };
    state.shown = rows.map(function (_row, i) { return i; });
    state.order = state.shown;
    state.pager = pager(figure.querySelector('.more'), function (step) { state.page += step; show(state); });
    paged[figure.id] = state;
    state.pager.say(0, PAGE_ROWS, rows.length, rows.length, 'rows');
  }
  function pager(note, turn) {
    var bar = element('div', undefined, 'pager');
    var words = element('span');
    words.setAttribute('role', 'status');
    var back = button('Previous', '', function () { turn(-1); });
    var on = button('Next', '', function () { turn(1); });
    bar.append(back, on, words);
    note.replaceWith(bar);
    return {
      say: function (from, size, count, all, noun) {
        var to = Math.min(from + size, count);
        words.textContent = count === 0 ? 'No ' + noun + ' of ' + all
          : (from + 1) + ' to ' + to + ' of ' + count + ' ' + noun + (count < all ? ', filtered from ' + all : '');
        back.disabled = from === 0;
        on.disabled = to >= count;
      },
    };
  }
  function rowText(state, i) {
    var known = state.texts || (state.texts = []);
    if (known[i] === undefined) known[i] = state.rows[i].map(cellText).join(' ').toLowerCase();
    return known[i];
  }
  function filterPaged(state, query) {
    if (state.query === query) return;
    state.query = query;
    state.page = 0;
    state.shown = query === '' ? state.order
      : state.order.filter(function (i) { return matches(rowText(state, i), query); });
    show(state);
  }
  function sortPaged(state, column, down) {
    var items = state.rows.map(function (row, i) {
      var cell = row[column];
      var sort = typeof cell[5] === 'number' ? cell[5] : undefined;
      return { i: i, key: sortKey(cellText(cell), sort, state.kinds[column] === 'n') };
    });
    state.order = ordered(items, down).map(function (each) { return each.i; });
    var query = state.query;
    state.query = undefined;
    filterPaged(state, query);
  }
  function show(state) {
    var from = state.page * PAGE_ROWS;
    var rows = state.shown.slice(from, from + PAGE_ROWS).map(function (i) { return tableRow(state.rows[i], state.kinds); });
    state.table.tBodies[0].replaceChildren.apply(state.table.tBodies[0], rows);
    state.pager.say(from, PAGE_ROWS, state.shown.length, state.rows.length, 'rows');
  }
  function tableRow(cells, kinds) {
    var row = element('tr');
    cells.forEach(function (cell, column) {
      var made = element(column === 0 ? 'th' : 'td');
      if (column === 0) made.scope = 'row';
      made.className = [kinds[column], cellTone(cell)].join(' ').trim();
      if (cell[4]) made.classList.add('in-' + cell[4]);
      if (typeof cell[5] === 'number') made.dataset.sort = String(cell[5]);
      row.append(fill(made, cell));
    });
    return row;
  }

  function sort(sorter) {
    var head = sorter.closest('th');
    var column = head.cellIndex;
    var down = head.getAttribute('aria-sort') === 'ascending';
    head.parentNode.querySelectorAll('th').forEach(function (each) { each.removeAttribute('aria-sort'); });
    head.setAttribute('aria-sort', down ? 'descending' : 'ascending');
    var state = paged[head.closest('figure').id];
    if (state) { sortPaged(state, column, down); return; }
    var body = head.closest('table').tBodies[0];
    closeAll(body);
    var items = Array.from(body.rows).map(function (row, i) {
      var cell = row.cells[column];
      return { i: i, row: row, key: sortKey(cell.textContent, cell.dataset.sort, head.classList.contains('n')) };
    });
    body.append.apply(body, ordered(items, down).map(function (each) { return each.row; }));
  }
  // Says how many rows are left.
  function filterTable(figure, query) {
    var state = paged[figure.id];
    if (state) { filterPaged(state, query); return state.shown.length; }
    var shown = 0;
    var body = figure.querySelector('table').tBodies[0];
    closeAll(body);
    Array.from(body.rows).forEach(function (row) {
      row.hidden = query !== '' && !matches(row.textContent.toLowerCase(), query);
      if (!row.hidden) shown++;
    });
    return shown;
  }
`;
