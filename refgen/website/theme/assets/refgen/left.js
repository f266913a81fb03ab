// Where a reader was on a page that scripts make longer: the browser goes back, or to where it was before it loaded the page
// anew, no further than the page is long without them.
export const before = history.state?.left ?? {};

export const isAtEnd = () => scrollY + innerHeight > document.documentElement.scrollHeight - 2;

// To be told when the page has become longer, and whether its reader was at its end before; `further` gives what else is to be known then.
export function goBack(wasAtEnd, further = () => ({})) {
  const note = () => history.replaceState({ ...history.state, left: { ...history.state?.left, ...further(), top: scrollY } }, "");
  // Who leaves while the page still moves has not come to the end of scrolling.
  for (const event of ["scrollend", "beforeunload"]) addEventListener(event, note);
  if (!wasAtEnd || !(before.top > scrollY)) return false;
  scrollTo(0, before.top);
  return true;
}
