/** The search: only what has a hit is shown, how much that is, and the way to the first of it. */
export const SEARCH = `
  function counted(count, one) { return count + ' ' + one + (count === 1 ? '' : 's'); }
  function ownFilter(figure) {
    var input = figure.querySelector('[data-filter]');
    return input ? input.value.trim().toLowerCase() : '';
  }
  // How many rows of a section's tables, cards and key figures match; what has none is hidden.
  function searchIn(section, query) {
    var hits = { rows: 0, cards: 0, figures: 0 };
    section.querySelectorAll('figure.table').forEach(function (figure) {
      if (figure.closest('.card')) return;
      var rows = filterTable(figure, query || ownFilter(figure));
      figure.hidden = query !== '' && rows === 0;
      var fold = figure.closest('.fold');
      if (fold) fold.open = query !== '' && rows > 0;
      hits.rows += rows;
    });
    section.querySelectorAll('.cards').forEach(function (box) {
      var group = groups.find(function (each) { return each.box === box; });
      filterCards(group, query);
      box.hidden = query !== '' && group.shown.length === 0;
      hits.cards += group.shown.length;
    });
    section.querySelectorAll('.card').forEach(function (card) {
      if (card.closest('.cards')) return;
      card.hidden = query !== '' && !matches(card.textContent.toLowerCase(), query);
      if (!card.hidden) hits.cards++;
    });
    section.querySelectorAll('.fact').forEach(function (fact) {
      if (fact.closest('.card')) return;
      fact.hidden = query !== '' && !matches(fact.textContent.toLowerCase(), query);
      if (!fact.hidden) hits.figures++;
    });
    return hits;
  }
  function search(query) {
    var all = { rows: 0, cards: 0, figures: 0 };
    var sections = 0;
    root.classList.toggle('searching', query !== '');
    document.querySelectorAll('main > section').forEach(function (section) {
      var hits = searchIn(section, query);
      var text = section.classList.contains('own') && matches(section.textContent.toLowerCase(), query);
      var found = hits.rows + hits.cards + hits.figures > 0 || text;
      section.hidden = query !== '' && !found;
      if (!found) return;
      sections++;
      for (var kind in all) all[kind] += hits[kind];
    });
    document.getElementById('found').textContent = query === '' ? '' : foundText(all, sections);
    markEdges();
  }
  function foundText(all, sections) {
    if (sections === 0) return 'Nothing found';
    var parts = [];
    if (all.rows > 0) parts.push(counted(all.rows, 'row'));
    if (all.cards > 0) parts.push(counted(all.cards, 'card'));
    if (all.figures > 0) parts.push(counted(all.figures, 'figure'));
    return (parts.join(', ') || 'Text') + ' in ' + counted(sections, 'section');
  }
  function toFirstHit() {
    var hit = Array.from(document.querySelectorAll('main tbody tr, main .card, main .fact, main .own')).find(function (each) {
      return each.getClientRects().length > 0;
    });
    if (!hit) return;
    hit.tabIndex = -1;
    hit.focus({ preventScroll: true });
    hit.scrollIntoView({ block: 'center' });
  }
  function searchAgain() {
    var input = document.getElementById('search');
    if (input.value.trim() !== '') search(input.value.trim().toLowerCase());
  }
`;
