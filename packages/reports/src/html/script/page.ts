/** What the page listens to: clicks, the search, light and dark, and an editor around it. */
export const PAGE = `
  function prepare() {
    paged = {};
    groups = [];
    document.querySelectorAll('.how').forEach(prepared);
    document.querySelectorAll('figure[data-paged]').forEach(preparePaged);
    document.querySelectorAll('[data-cards]').forEach(prepareCards);
    followFragment();
    followReading();
    searchAgain();
    markEdges();
  }
  document.addEventListener('click', function (event) {
    var how = event.target.closest('.how');
    if (how) { toggle(how); return; }
    var sorter = event.target.closest('.sort');
    if (sorter) { sort(sorter); return; }
    var link = event.target.closest('a[href^="#"]');
    if (link) { reveal(decodeURIComponent(link.getAttribute('href').slice(1))); return; }
    var heading = event.target.closest('.card > header');
    if (editor && heading) editor.postMessage({ element: heading.parentNode.dataset.element });
  });
  document.addEventListener('input', function (event) {
    var query = event.target.value ? event.target.value.trim().toLowerCase() : '';
    if (event.target.id === 'search') search(query);
    else if (event.target.dataset.filter) filterTable(document.getElementById(event.target.dataset.filter), query);
  });
  document.getElementById('search').addEventListener('keydown', function (event) {
    if (event.key === 'Enter') toFirstHit();
  });
  window.addEventListener('hashchange', followFragment);
  document.getElementById('theme').addEventListener('click', function () {
    var dark = root.dataset.theme ? root.dataset.theme === 'dark' : matchMedia('(prefers-color-scheme: dark)').matches;
    root.dataset.theme = dark ? 'light' : 'dark';
  });
  prepare();
  if (editor) {
    var state = editor.getState();
    if (state && state.scroll) window.scrollTo(0, state.scroll);
    window.addEventListener('scroll', function () { editor.setState({ scroll: window.scrollY }); }, { passive: true });
    window.addEventListener('message', function (event) {
      var message = event.data;
      if (message.reveal) {
        reveal(message.reveal);
        var card = document.getElementById(message.reveal);
        if (card) card.scrollIntoView({ block: 'start' });
      }
      if (message.page) {
        var page = new DOMParser().parseFromString(message.page, 'text/html');
        data = read(page);
        document.querySelector('main').replaceWith(page.querySelector('main'));
        document.querySelector('header.top > div').replaceWith(page.querySelector('header.top > div'));
        prepare();
      }
    });
    editor.postMessage({ ready: true });
  }
`;
