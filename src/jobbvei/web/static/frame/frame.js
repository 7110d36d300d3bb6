// Small comforts. Every page works without them.
(function () {
  "use strict";

  // A menu closes with Escape, and when one goes elsewhere.
  document.addEventListener("keydown", function (event) {
    if (event.key !== "Escape") return;
    document.querySelectorAll("details[data-menu][open]").forEach(function (menu) {
      menu.open = false;
      menu.querySelector("summary").focus();
    });
  });
  document.addEventListener("click", function (event) {
    document.querySelectorAll("details[data-menu][open]").forEach(function (menu) {
      if (!menu.contains(event.target)) menu.open = false;
    });
  });

  // After a form came back with errors, start at what to mend.
  document.addEventListener("DOMContentLoaded", function () {
    const summary = document.querySelector("[data-takes-focus]");
    if (summary) summary.focus();
  });

  // A button that says so opens the print dialogue.
  document.addEventListener("click", function (event) {
    if (event.target.closest("[data-print]")) window.print();
  });
})();
