// Runs before the first paint, so that a chosen theme never flashes. A classic script, because modules wait.
(function () {
  try {
    var theme = localStorage.getItem('curbstop.theme');
    if (theme === 'dark' || theme === 'light') document.documentElement.dataset.theme = theme;
  } catch (storageRefused) {
    // A browser that refuses storage follows the system's theme.
  }
})();
