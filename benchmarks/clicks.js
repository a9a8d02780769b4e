// Waits for one click, then for the first change inside `root`, then for the frame after it; times in milliseconds.
// The watch begins with the click itself, so that nothing before it (a pointer that hovers) counts as an answer.
globalThis.watchClick = (root) => {
  globalThis.answer = new Promise((resolve) => {
    let begun = 0;
    let framed = false;
    const observer = new MutationObserver(() => {
      const mutation = performance.now() - begun;
      const inTime = !framed;
      observer.disconnect();
      requestAnimationFrame(() => resolve({ mutation, frame: performance.now() - begun, inTime }));
    });
    const clicked = () => {
      begun = performance.now();
      requestAnimationFrame(() => (framed = true));
      observer.observe(root, { attributes: true, childList: true, characterData: true, subtree: true });
    };
    document.addEventListener("click", clicked, { capture: true, once: true });
  });
};
globalThis.answerWithin = (seconds) =>
  Promise.race([globalThis.answer, new Promise((resolve) => setTimeout(resolve, seconds * 1000, null))]);
