/** What is on paper: all rows and all cards, not only the page of them that is shown. */
export const PRINT = `
  // What is shown stays as it is, with all that is unfolded in it; the rest comes before and after it for as long as it is printed.
  function completeForPrint(place, shown, from, size, make) {
    var printed = function (i) {
      var made = make(i);
      made.classList.add('printed');
      return made;
    };
    place.prepend.apply(place, shown.slice(0, from).map(printed));
    place.append.apply(place, shown.slice(from + size).map(printed));
  }
  function dropPrinted() {
    document.querySelectorAll('.printed').forEach(function (each) { each.remove(); });
    document.querySelectorAll('.unfolded').forEach(function (fold) {
      fold.open = false;
      fold.classList.remove('unfolded');
    });
  }
  window.addEventListener('beforeprint', function () {
    dropPrinted();
    document.querySelectorAll('.fold:not([open])').forEach(function (fold) {
      fold.open = true;
      fold.classList.add('unfolded');
    });
    Object.values(paged).forEach(function (state) {
      completeForPrint(state.table.tBodies[0], state.shown, state.page * PAGE_ROWS, PAGE_ROWS, function (i) { return tableRow(state.rows[i], state.kinds); });
    });
    groups.forEach(function (group) {
      completeForPrint(group.place, group.shown, group.page * PAGE_CARDS, PAGE_CARDS, function (i) { return cardOf(group.cards[i]); });
    });
  });
  window.addEventListener('afterprint', dropPrinted);
`;
