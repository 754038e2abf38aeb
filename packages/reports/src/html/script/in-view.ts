/** The navigation says which section of the page is in view. */
export const IN_VIEW = `
  // A strip below the top of the window: the section in it is the one that is read.
  var STRIP = '-15% 0px -80% 0px';
  var reading;
  function followReading() {
    if (reading) reading.disconnect();
    reading = new IntersectionObserver(function (entries) {
      entries.forEach(function (entry) {
        var link = document.querySelector('nav a[href="#' + entry.target.id + '"]');
        if (!link) return;
        if (entry.isIntersecting) {
          link.setAttribute('aria-current', 'true');
          // On a narrow page the sections stand in one line.
          link.closest('nav').scrollLeft = link.offsetLeft - 16;
        } else link.removeAttribute('aria-current');
      });
    }, { rootMargin: STRIP });
    document.querySelectorAll('main > section[id]').forEach(function (section) { reading.observe(section); });
  }
`;
