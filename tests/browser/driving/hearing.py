"""What is read out without being asked for: the live regions of a page, as a screen reader is told of them."""

HEARD = """globalThis.heard = [];
const words = (node) => ((node.nodeType === 1 ? node.innerText : node.data) ?? "").replace(/\\s+/g, " ").trim();
new MutationObserver((changes) => {
    const whole = new Set(), added = new Set();
    for (const { target, type, addedNodes } of changes) {
        const at = target.nodeType === 1 ? target : target.parentElement;
        const region = at?.closest("[role=status], [role=alert], [aria-live]");
        if (!region || (type === "childList" && !addedNodes.length)) continue;
        if (region.matches("[role=status], [role=alert], [aria-atomic=true]")) whole.add(region);
        else for (const node of type === "childList" ? addedNodes : [target]) added.add(node);
    }
    for (const node of added) {
        const inAnother = [...added].some((other) => other !== node && other.contains(node));
        if (inAnother || !node.isConnected || !node.parentElement.checkVisibility()) added.delete(node);
    }
    for (const node of [...whole, ...added]) if (words(node)) heard.push(words(node));
}).observe(document, { subtree: true, childList: true, characterData: true });"""
"""A status is read whole, for it is atomic by its role; of any other live region only what has come to it is read."""
