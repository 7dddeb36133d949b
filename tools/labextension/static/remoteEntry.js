// Written by hand: JupyterLab loads this, asks for "./style" and calls what it gets. It puts the
// carried font behind the fonts that the theme names, so that a machine's own fonts come first.
var _JUPYTERLAB = typeof _JUPYTERLAB === "undefined" ? {} : _JUPYTERLAB;
(() => {
  const family = "Juesuan Sans SC";
  const address = new URL("JuesuanSansSC-Regular.otf", document.currentScript.src).href;
  const named = ["ui", "content", "code"].map((kind) => `--jp-${kind}-font-family`);

  async function watchThemes() {
    // Named before it is there, a font is drawn as boxes that some parts of the page keep.
    document.fonts.add(await new FontFace(family, `url("${address}")`).load());
    addFamily();
    // A theme that is chosen later brings lists of its own.
    new MutationObserver(addFamily).observe(document.body, { attributeFilter: ["data-jp-theme-name"] });
  }

  function style() {
    watchThemes();
    return {}; // what the module exports
  }

  function addFamily() {
    const own = document.body.style;
    named.forEach((name) => own.removeProperty(name));
    const theme = getComputedStyle(document.body);
    const lists = named.map((name) => theme.getPropertyValue(name).trim());
    named.forEach((name, i) => own.setProperty(name, [lists[i], `"${family}"`].filter(Boolean).join(", ")));
  }

  _JUPYTERLAB["juesuan-font"] = { init: () => {}, get: async () => style };
})();
