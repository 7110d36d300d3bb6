// The clock of the run plan. Without it one reads the page again.
(function () {
  "use strict";

  const plan = document.querySelector("[data-run-plan]");
  if (!plan) return;
  const ahead = Date.parse(plan.dataset.at) - Date.now(); // the server's clock counts, not the screen's
  const clock = plan.querySelector("[data-clock]");
  const left = plan.querySelector("[data-until]");
  const separator = document.documentElement.lang.startsWith("n") ? "." : ":";
  const norway = new Intl.DateTimeFormat("nb-NO", { hour: "2-digit", minute: "2-digit", timeZone: "Europe/Oslo" });

  function tick() {
    const now = Date.now() + ahead;
    clock.textContent = norway.format(now).replace(/[.:]/, separator);
    if (!left) return;
    const minutes = Math.ceil((Date.parse(left.dataset.until) - now) / 60000);
    left.querySelector("[data-minutes]").textContent = String(Math.max(0, minutes));
    if (minutes <= 0) window.location.reload();
  }

  tick();
  window.setInterval(tick, 1000);
  if (document.body.hasAttribute("data-read-again")) {
    window.setInterval(function () { window.location.reload(); }, 60000); // nobody sits at the big screen
  }
})();
