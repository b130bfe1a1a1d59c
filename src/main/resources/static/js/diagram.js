// Draws the diagrams of procedures. Marks the present step, where the page is a task's, puts the counts that the page's
// tables give at their nodes and flows, and marks what has changed between two versions. Without it the page says the
// same in words.
"use strict";

(() => {
  if (!window.BpmnJS) {
    return;
  }

  async function draw(frame) {
    const answer = await fetch(frame.dataset.href, { headers: { Accept: "application/xml" } });
    if (!answer.ok) {
      return;
    }
    // It measures its place, so that has to be there first.
    frame.hidden = false;
    const viewer = new window.BpmnJS({
      container: frame,
      textRenderer: { defaultStyle: { fontFamily: getComputedStyle(document.body).fontFamily } },
    });
    await viewer.importXML(await answer.text());
    const canvas = viewer.get("canvas");
    const picture = frame.querySelector(".djs-container > svg");
    picture.setAttribute("role", "img");
    picture.setAttribute("aria-label", frame.dataset.label);
    if (frame.dataset.step) {
      // The step may stand in a subprocess that has a drawing of its own.
      canvas.setRootElement(canvas.findRoot(frame.dataset.step));
      canvas.addMarker(frame.dataset.step, "diagram__present");
    }
    count(viewer, "node", "diagram__count", { top: -14, right: 14 });
    count(viewer, "ended", "diagram__count diagram__count--past", { top: -14, right: 14 });
    count(viewer, "passed", "diagram__count diagram__count--past", { top: 0, left: 0 });
    if (frame.dataset.marks) {
      mark(viewer, canvas, frame.dataset.marks.split(" "));
    }
    fit(frame, canvas);
    viewer.get("eventBus").on("root.set", () => fit(frame, canvas));
    window.addEventListener("resize", () => fit(frame, canvas));
  }

  // Of each row that names an element under the key, its count.
  function count(viewer, key, className, position) {
    for (const row of document.querySelectorAll(`[data-${key}]`)) {
      const element = viewer.get("elementRegistry").get(row.dataset[key]);
      if (element) {
        const badge = document.createElement("span");
        badge.className = className;
        badge.textContent = row.dataset.count;
        // The table has told it already.
        badge.setAttribute("aria-hidden", "true");
        viewer.get("overlays").add(element, { position: element.waypoints ? middle(element) : position, html: badge });
      }
    }
  }

  // Of a flow, from the corner of what it covers.
  function middle({ waypoints }) {
    const left = Math.min(...waypoints.map((point) => point.x));
    const top = Math.min(...waypoints.map((point) => point.y));
    const [one, other] = waypoints.slice(-2);
    return { left: (one.x + other.x) / 2 - left - 14, top: (one.y + other.y) / 2 - top - 14 };
  }

  function mark(viewer, canvas, markers) {
    for (const row of document.querySelectorAll("[data-marked]")) {
      if (markers.includes(row.dataset.marker) && viewer.get("elementRegistry").get(row.dataset.marked)) {
        canvas.addMarker(row.dataset.marked, `diagram__${row.dataset.marker}`);
      }
    }
  }

  // As wide as the page, and as high as the diagram then is.
  function fit(frame, canvas) {
    const { inner } = canvas.viewbox();
    // While the page has no layout there is nothing to fit to.
    if (frame.clientWidth === 0 || inner.width === 0) {
      return;
    }
    const scale = Math.min(1, frame.clientWidth / (inner.width + 40));
    frame.style.height = `${Math.ceil((inner.height + 40) * scale) + 40}px`;
    canvas.resized();
    canvas.zoom("fit-viewport", "auto");
  }

  for (const frame of document.querySelectorAll(".diagram[data-href]")) {
    draw(frame).catch(() => {
      frame.hidden = true;
    });
  }
})();
