// Before the first paint: the theme and density this browser last used, so that nothing flashes.
(function () {
  try {
    var look = JSON.parse(localStorage.getItem('keepdesk.look') || '{}');
    if (look.theme === 'light' || look.theme === 'dark') document.documentElement.dataset.theme = look.theme;
    if (look.density) document.documentElement.dataset.density = look.density;
  } catch (_) {
    /* A browser that keeps nothing shows its own preference. */
  }
})();
