/** Frames that are wider than their place: on which side there is more, and whether the first column stays in view. */
export const EDGES = `
  // A first column that takes more of the frame than this would hide what it belongs to.
  var WIDEST_HELD = 0.5;
  function edgesOf(frame) {
    var rest = frame.scrollWidth - frame.clientWidth;
    var first = frame.querySelector('tbody th');
    return {
      frame: frame,
      left: rest > 1 && frame.scrollLeft > 1,
      right: rest > 1 && frame.scrollLeft < rest - 1,
      held: rest > 1 && first !== null && first.offsetWidth < frame.clientWidth * WIDEST_HELD,
    };
  }
  function mark(edges) {
    var frame = edges.frame;
    frame.classList.toggle('more-left', edges.left);
    frame.classList.toggle('more-right', edges.right);
    frame.classList.toggle('held', edges.held);
    frame.parentNode.classList.toggle('wide', edges.left || edges.right);
  }
  // All are measured before any is marked, so that the page is laid out once.
  function markEdges() { Array.from(document.querySelectorAll('main .scroll'), edgesOf).forEach(mark); }
  window.addEventListener('resize', markEdges);
  document.addEventListener('toggle', markEdges, true);
  document.addEventListener('scroll', function (event) {
    if (event.target.classList && event.target.classList.contains('scroll')) mark(edgesOf(event.target));
  }, { capture: true, passive: true });
`;
