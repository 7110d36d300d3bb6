// Keys in a list: j and k move between rows, Enter opens the row, n takes the row's own action.
// Markup: <ol data-keys-list> with <li data-keys-row>; in each row one link [data-keys-open] and perhaps one [data-keys-act].
// Everything can be done without: the rows hold ordinary links.
(function () {
  "use strict";

  const STEPS = { j: 1, k: -1 };

  function rows() {
    return Array.from(document.querySelectorAll("[data-keys-list] [data-keys-row]"));
  }

  function current(all) {
    const marked = all.findIndex((row) => row.hasAttribute("data-keys-current"));
    return marked >= 0 ? marked : all.findIndex((row) => row.contains(document.activeElement));
  }

  function mark(all, index) {
    all.forEach((row) => row.removeAttribute("data-keys-current"));
    const row = all[index];
    row.setAttribute("data-keys-current", "");
    const link = row.querySelector("[data-keys-open], a, button");
    if (link) link.focus({ preventScroll: true });
    row.scrollIntoView({ block: "nearest" });
  }

  function isWriting(target) {
    return target.closest("input, textarea, select, [contenteditable]") !== null;
  }

  document.addEventListener("focusin", function (event) {
    rows().forEach((row) => row.toggleAttribute("data-keys-current", row.contains(event.target)));
  });

  document.addEventListener("keydown", function (event) {
    if (event.ctrlKey || event.metaKey || event.altKey || isWriting(event.target)) return;
    const all = rows();
    if (all.length === 0) return;
    const index = current(all);
    if (event.key in STEPS) {
      mark(all, Math.min(all.length - 1, Math.max(0, index < 0 ? 0 : index + STEPS[event.key])));
    } else if (event.key === "Enter" && index >= 0 && !event.target.closest("a, button, summary")) {
      all[index].querySelector("[data-keys-open], a")?.click();
    } else if (event.key === "n" && index >= 0) {
      all[index].querySelector("[data-keys-act]")?.click();
    } else {
      return;
    }
    event.preventDefault();
  });
})();
