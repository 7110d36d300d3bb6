// The workbook while somebody writes: each field is saved by itself, kept in the browser until the server has it, and
// joined with what others have saved. Without this script the page has a save button and loses nothing either.
(function () {
  "use strict";

  const PAUSE = 1500; // from the last key until a field is sent
  const AGAIN = 5000; // until a field that could not be sent is tried again
  const LOOK = 10000; // between two looks for colleagues
  const STORE = "jobbvei-workbook:";

  const form = document.querySelector("[data-workbook]");
  if (!form) return;
  const token = form.querySelector("[name=csrfmiddlewaretoken]").value;
  const timers = new Map();
  const sending = new Set();

  function block(key) {
    return form.querySelector('[data-field="' + CSS.escape(key) + '"]');
  }

  function controls(field) {
    return Array.from(field.querySelectorAll("[name]")).filter(function (one) {
      return one.name === field.dataset.field || one.name.startsWith(field.dataset.field + ".");
    });
  }

  function pairs(field) {
    return controls(field)
      .filter(function (one) {
        return one.type !== "checkbox" || one.checked;
      })
      .map(function (one) {
        return [one.name, one.value];
      });
  }

  function basedOn(field) {
    return field.querySelector('[name$=".based_on"]');
  }

  function written(field) {
    return JSON.stringify(pairs(field).filter(function (pair) {
      return !pair[0].endsWith(".based_on");
    }));
  }

  // What is not sent yet lies in the browser, under the field's address and the person who wrote it.
  function place(field) {
    return STORE + form.dataset.user + ":" + field.dataset.save;
  }

  function keep(field) {
    try {
      localStorage.setItem(place(field), JSON.stringify(pairs(field)));
    } catch (error) {
      // A full or closed store: the page itself still holds the text.
    }
  }

  function forget(field) {
    try {
      localStorage.removeItem(place(field));
    } catch (error) {
      // Nothing was kept.
    }
  }

  function kept(field) {
    try {
      return JSON.parse(localStorage.getItem(place(field)));
    } catch (error) {
      return null;
    }
  }

  function say(field, words, state) {
    const status = field.querySelector("[data-status]");
    if (!status) return;
    status.textContent = words;
    field.dataset.state = state;
  }

  function isDirty(field) {
    return field.dataset.dirty === "yes";
  }

  function addRow(field) {
    const rows = field.querySelectorAll("tbody tr");
    const row = rows[rows.length - 1].cloneNode(true);
    row.querySelectorAll("textarea").forEach(function (cell) {
      cell.value = "";
      cell.setAttribute("aria-label", cell.getAttribute("aria-label").replace(/\d+$/, String(rows.length + 1)));
    });
    rows[rows.length - 1].after(row);
    return row;
  }

  function fill(field, said) {
    const byName = new Map();
    said.forEach(function (pair) {
      if (!byName.has(pair[0])) byName.set(pair[0], []);
      byName.get(pair[0]).push(pair[1]);
    });
    const most = Math.max.apply(null, Array.from(byName.values(), function (values) { return values.length; }));
    while (field.querySelector("tbody") && field.querySelectorAll("tbody tr").length < most) addRow(field);
    controls(field).forEach(function (one) {
      const values = byName.get(one.name) || [];
      if (one.type === "checkbox") one.checked = values.includes(one.value);
      else one.value = values.length ? values.shift() : "";
    });
  }

  function changed(field) {
    field.dataset.dirty = "yes";
    keep(field);
    say(field, form.dataset.wordsWriting, "writing");
    clearTimeout(timers.get(field.dataset.field));
    timers.set(field.dataset.field, setTimeout(function () { send(field.dataset.field); }, PAUSE));
  }

  // The field as the server has it, in the place of ours; the cursor stays where it was.
  function adopt(field, html, words) {
    const focused = field.contains(document.activeElement) ? document.activeElement : null;
    const at = focused && focused.selectionStart;
    const comment = field.querySelector("[data-no-autosave]");
    const made = document.createElement("template");
    made.innerHTML = html.trim();
    const fresh = made.content.firstElementChild;
    field.replaceWith(fresh);
    ready(fresh);
    const freshComment = fresh.querySelector("[data-no-autosave]");
    if (comment && freshComment) freshComment.value = comment.value;
    if (focused && focused.id) {
      const again = document.getElementById(focused.id);
      if (again) {
        again.focus({ preventScroll: true });
        if (at !== null && again.setSelectionRange && again.tagName === "TEXTAREA") again.setSelectionRange(at, at);
      }
    }
    if (words) say(fresh, words, "saved");
  }

  function post(address, body) {
    body.append("csrfmiddlewaretoken", token);
    return fetch(address, { method: "POST", body: body, credentials: "same-origin", headers: { "X-CSRFToken": token } });
  }

  async function send(key) {
    const field = block(key);
    if (!field || !isDirty(field) || sending.has(key)) return;
    sending.add(key);
    const sent = written(field);
    try {
      const response = await post(field.dataset.save, new URLSearchParams(pairs(field)));
      const isAnswer = (response.headers.get("Content-Type") || "").startsWith("application/json");
      if (!isAnswer) {
        say(field, form.dataset.wordsRefused, "unsent");
        return;
      }
      took(field, sent, await response.json());
    } catch (error) {
      say(field, form.dataset.wordsUnsent, "unsent");
      timers.set(key, setTimeout(function () { send(key); }, AGAIN));
    } finally {
      sending.delete(key);
      const now = block(key);
      if (now && isDirty(now) && now.dataset.state === "writing") {
        clearTimeout(timers.get(key));
        timers.set(key, setTimeout(function () { send(key); }, PAUSE));
      }
    }
  }

  function took(field, sent, answer) {
    if (answer.fault) {
      say(field, answer.fault, "fault");
      return;
    }
    basedOn(field).value = answer.sent_revision;
    if (written(field) !== sent) {
      keep(field); // somebody wrote on meanwhile: over what was sent
      return;
    }
    forget(field);
    field.dataset.dirty = "no";
    if (answer.outcome === "saved") say(field, answer.words, "saved");
    else adopt(field, answer.html, answer.words);
  }

  function ready(field) {
    const more = field.querySelector("[data-add-row]");
    if (more) more.hidden = false;
  }

  // A colleague's text is taken in where nobody here is writing.
  async function look() {
    if (document.hidden) return;
    const body = new URLSearchParams();
    form.querySelectorAll("[data-field]").forEach(function (field) {
      if (basedOn(field)) body.append(field.dataset.field, basedOn(field).value);
    });
    try {
      const response = await post(form.dataset.there, body);
      if (!response.ok || response.redirected) return;
      const answer = await response.json();
      form.querySelector("[data-who]").textContent = answer.who;
      Object.entries(answer.fields).forEach(function (entry) {
        const field = block(entry[0]);
        const isBusy = !field || isDirty(field) || sending.has(entry[0]) || field.contains(document.activeElement);
        if (!isBusy) adopt(field, entry[1], "");
      });
    } catch (error) {
      // Cut off: the next look tells.
    }
  }

  function sendAll() {
    form.querySelectorAll('[data-dirty="yes"]').forEach(function (field) { send(field.dataset.field); });
  }

  form.addEventListener("input", function (event) {
    const field = event.target.closest("[data-field]");
    if (field && controls(field).includes(event.target)) changed(field);
  });
  form.addEventListener("focusout", function (event) {
    const field = event.target.closest("[data-field]");
    if (field && isDirty(field)) send(field.dataset.field);
  });
  form.addEventListener("click", function (event) {
    const button = event.target.closest("[data-add-row]");
    if (button) addRow(button.closest("[data-field]")).querySelector("textarea").focus();
  });
  window.addEventListener("online", function () { sendAll(); look(); });
  document.addEventListener("visibilitychange", function () { if (!document.hidden) look(); });

  form.querySelectorAll("[data-field]").forEach(function (field) {
    ready(field);
    const unsent = kept(field);
    if (!unsent || !basedOn(field)) return;
    fill(field, unsent);
    changed(field);
    send(field.dataset.field);
  });
  setInterval(look, LOOK);
})();
