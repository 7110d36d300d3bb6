// Coding with the keyboard: the key beside a code chooses it or takes it back, Enter saves and goes on.
// Markup: <form data-coding> with checkboxes that have data-keyboard. Everything can be done without.
(function () {
  "use strict";

  function isWriting(target) {
    return target.closest("textarea, select, [contenteditable], input:not([type=checkbox])") !== null;
  }

  document.addEventListener("keydown", function (event) {
    const form = document.querySelector("form[data-coding]");
    if (!form || event.ctrlKey || event.metaKey || event.altKey || isWriting(event.target)) return;
    if (event.key === "Enter") {
      if (event.target.closest("a, button, summary")) return;
      form.requestSubmit();
    } else {
      const box = form.querySelector('[data-keyboard="' + CSS.escape(event.key.toLowerCase()) + '"]');
      if (!box) return;
      box.checked = !box.checked;
      box.focus();
    }
    event.preventDefault();
  });
})();
