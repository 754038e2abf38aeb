/** Cards of elements: turning their pages, and finding the one that a link leads to. */
export const CARDS = String.raw`
  var PAGE_CARDS = 24;
  var MOST_FACTS = 12;
  var groups = [];
  function anchorOf(name) { return 'e-' + name.replace(/[^\p{L}\p{N}_.-]/gu, '-'); }

  function prepareCards(box) {
    var cards = data.cards[box.dataset.cards];
    var group = { box: box, page: 0, query: '', cards: cards, place: box.querySelector('.page') };
    group.order = cards.map(function (_card, i) { return i; });
    group.shown = group.order;
    group.at = {};
    cards.forEach(function (card, i) { group.at[anchorOf(text(card[0]))] = i; });
    group.pager = pager(box.querySelector('.more'), function (step) {
      group.page += step;
      showCards(group);
      box.scrollIntoView({ block: 'start' });
    });
    group.pager.say(0, PAGE_CARDS, cards.length, cards.length, 'cards');
    groups.push(group);
  }
  function showCards(group) {
    var from = group.page * PAGE_CARDS;
    var made = group.shown.slice(from, from + PAGE_CARDS).map(function (i) { return cardOf(group.cards[i]); });
    group.place.replaceChildren.apply(group.place, made);
    group.pager.say(from, PAGE_CARDS, group.shown.length, group.cards.length, 'cards');
    markEdges();
  }
  function filterCards(group, query) {
    if (group.query === query) return;
    group.query = query;
    group.page = 0;
    group.texts = group.texts || group.cards.map(function (card) { return cardText(card).toLowerCase(); });
    group.shown = query === '' ? group.order : group.order.filter(function (i) { return matches(group.texts[i], query); });
    showCards(group);
  }
  // The element that a fragment leads to may be on a page that is not shown.
  function reveal(anchor) {
    var there = anchor && document.getElementById(anchor);
    if (!anchor || (there && there.getClientRects().length > 0)) return;
    if (root.classList.contains('searching')) {
      document.getElementById('search').value = '';
      search('');
      if (document.getElementById(anchor)) return;
    }
    groups.forEach(function (group) {
      var i = group.at[anchor];
      if (i === undefined) return;
      group.query = '';
      group.shown = group.order;
      group.page = Math.floor(i / PAGE_CARDS);
      showCards(group);
    });
    var card = document.getElementById(anchor);
    if (card) card.scrollIntoView({ block: 'start' });
  }
  function followFragment() { reveal(decodeURIComponent(location.hash.slice(1))); }

  function cardOf(card) {
    var article = element('article', undefined, 'card');
    article.id = anchorOf(text(card[0]));
    article.dataset.element = text(card[0]);
    var head = element('header');
    head.append(element('h3', text(card[1])), element('p', text(card[2])));
    article.append(head);
    card[3].forEach(function (block) { article.append(blockOf(block)); });
    return article;
  }
  function blockOf(block) {
    if (block[0] === 'h') return element('h3', text(block[1]));
    if (block[0] === 'f') return factsOf(block);
    if (block[0] === 't') return tableOf(block);
    if (block[0] === 'm') {
      var missing = element('div', undefined, 'missing');
      missing.append(element('p', text(block[1])), element('pre', text(block[2])));
      return missing;
    }
    var paragraph = element('p');
    block.slice(1).forEach(function (part) {
      if (typeof part === 'number') { paragraph.append(text(part)); return; }
      var made = element(part[1] === 0 ? 'strong' : 'a', text(part[0]));
      if (part[1] !== 0) made.href = text(part[1] - 1);
      paragraph.append(made);
    });
    return paragraph;
  }
  function factsOf(block) {
    var facts = element('div', undefined, 'facts of-' + Math.min(block.length - 1, MOST_FACTS));
    block.slice(1).forEach(function (fact) {
      var box = element('div', undefined, ('fact ' + cellTone(fact[1])).trim());
      box.append(element('span', text(fact[0]), 'label'), fill(element('span', undefined, 'figure'), fact[1]));
      if (fact[2] !== undefined) box.append(element('span', text(fact[2]), 'note'));
      facts.append(box);
    });
    return facts;
  }
  function tableOf(block) {
    var figure = element('figure', undefined, 'table');
    var scroll = element('div', undefined, 'scroll');
    scroll.tabIndex = 0;
    scroll.setAttribute('role', 'group');
    scroll.setAttribute('aria-label', text(block[1]));
    var table = element('table');
    var body = element('tbody');
    var head = element('tr');
    // A head is its kind, a bar and its label.
    var kinds = text(block[2]).split('\n').map(function (label) {
      var bar = label.indexOf('|');
      var kind = label.slice(0, bar);
      var cell = element('th', undefined, kind);
      cell.scope = 'col';
      cell.append(button(label.slice(bar + 1), 'sort'));
      head.append(cell);
      return kind;
    });
    block[3].forEach(function (row) { body.append(tableRow(row, kinds)); });
    table.createTHead().append(head);
    table.append(body);
    scroll.append(table);
    figure.append(element('figcaption', text(block[1])), scroll);
    return figure;
  }
  function cardText(card) {
    var parts = [text(card[1]), text(card[2])];
    card[3].forEach(function (block) {
      if (block[0] === 't') block[3].forEach(function (row) { row.forEach(function (cell) { parts.push(cellText(cell)); }); });
      else if (block[0] === 'f') block.slice(1).forEach(function (fact) { parts.push(text(fact[0]), cellText(fact[1])); });
      else block.slice(1).forEach(function (part) { parts.push(text(typeof part === 'number' ? part : part[0])); });
    });
    return parts.join(' ');
  }
`;
