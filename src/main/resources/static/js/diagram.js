// Draws the diagram of a task's procedure and marks the present step. Without it the page names the step in words.
"use strict";

(() => {
  const frame = document.getElementById("diagram");
  if (!frame || !window.BpmnJS) {
    return;
  }

  async function draw() {
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
    const picture = frame.querySelector("svg");
    picture.setAttribute("role", "img");
    picture.setAttribute("aria-label", frame.dataset.label);
    // The step may stand in a subprocess that has a drawing of its own.
    canvas.setRootElement(canvas.findRoot(frame.dataset.step));
    canvas.addMarker(frame.dataset.step, "diagram__present");
    fit(canvas);
    viewer.get("eventBus").on("root.set", () => fit(canvas));
    window.addEventListener("resize", () => fit(canvas));
  }

  // As wide as the page, and as high as the diagram then is.
  function fit(canvas) {
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

  draw().catch(() => {
    frame.hidden = true;
  });
})();
