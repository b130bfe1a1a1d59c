// Warns before the login session ends, offers a way to stay, and leaves the page when the session is over.
//
// Only differences of performance.now() are used: the device's clock may be wrong, and the demo moves the server's.
// The server alone decides when a session ends; this script tells the customer in time.
"use strict";

(() => {
  const { sessionIdleSeconds, sessionRemainingSeconds, sessionWarnSeconds } = document.body.dataset;
  const dialog = document.getElementById("session-warning");
  if (!sessionIdleSeconds || !dialog) {
    return;
  }

  const seconds = (text) => Number.parseInt(text, 10) * 1000;
  const idleTime = seconds(sessionIdleSeconds);
  const warnTime = seconds(sessionWarnSeconds);
  const endOfSession = sessionRemainingSeconds ? performance.now() + seconds(sessionRemainingSeconds) : Infinity;
  let endOfIdleTime = performance.now() + idleTime;

  const idleText = document.getElementById("session-warning-idle");
  const endText = document.getElementById("session-warning-end");
  const countdown = document.getElementById("session-warning-countdown");
  const fault = document.getElementById("session-warning-fault");
  const stay = document.getElementById("session-warning-stay");
  const csrf = {
    token: document.querySelector('meta[name="_csrf"]')?.content,
    header: document.querySelector('meta[name="_csrf_header"]')?.content,
  };

  // Other tabs share the session: what is done there keeps it alive here, too.
  // A portal and a staff desk in the same browser have sessions of their own, hence channels of their own.
  const otherTabs = "BroadcastChannel" in window ? new BroadcastChannel(dialog.dataset.keepHref) : null;
  otherTabs?.addEventListener("message", sessionWasUsed);
  otherTabs?.postMessage("used");

  // The warning that the customer has put aside; the one for the session's last minutes cannot be prolonged.
  let putAside = false;

  function sessionWasUsed() {
    endOfIdleTime = performance.now() + idleTime;
    if (!sessionIsEnding()) {
      close();
    }
  }

  function sessionIsEnding() {
    return endOfSession <= endOfIdleTime;
  }

  function close() {
    if (dialog.open) {
      dialog.close();
    }
  }

  function leave() {
    window.location.assign(dialog.dataset.expiredHref);
  }

  async function keep() {
    stay.disabled = true;
    fault.textContent = "";
    try {
      const answer = await fetch(dialog.dataset.keepHref, {
        method: "POST",
        headers: csrf.header ? { [csrf.header]: csrf.token } : {},
        redirect: "manual",
      });
      if (answer.ok) {
        otherTabs?.postMessage("used");
        sessionWasUsed();
      } else {
        leave();
      }
    } catch {
      // The network is away: the warning stays open, and another try is possible as long as there is time.
      fault.textContent = dialog.dataset.faultText;
    } finally {
      stay.disabled = false;
    }
  }

  function tellTime(left) {
    const whole = Math.max(0, Math.ceil(left / 1000));
    const minutes = Math.floor(whole / 60);
    countdown.textContent = (minutes > 0 ? `${minutes}分` : "") + `${whole % 60}秒`;
  }

  function tick() {
    const left = Math.min(endOfIdleTime, endOfSession) - performance.now();
    if (left <= 0) {
      leave();
      return;
    }
    if (left <= warnTime && !putAside) {
      tellTime(left);
      idleText.hidden = sessionIsEnding();
      endText.hidden = !sessionIsEnding();
      stay.textContent = sessionIsEnding() ? "閉じる" : "利用を続ける";
      if (!dialog.open) {
        dialog.showModal();
      }
    }
    // Short steps near the end only; one step a second is enough to count down.
    window.setTimeout(tick, left > warnTime ? Math.min(left - warnTime, 30_000) : 1_000);
  }

  function goOn() {
    if (sessionIsEnding()) {
      putAside = true;
      close();
    } else {
      keep();
    }
  }

  stay.addEventListener("click", goOn);
  dialog.addEventListener("cancel", (event) => {
    event.preventDefault();
    goOn();
  });
  // A page that comes back from the browser's cache, or a device that wakes up, looks at once.
  document.addEventListener("visibilitychange", () => {
    if (!document.hidden && Math.min(endOfIdleTime, endOfSession) <= performance.now()) {
      leave();
    }
  });
  tick();
})();
