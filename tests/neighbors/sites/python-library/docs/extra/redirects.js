document.addEventListener("DOMContentLoaded", () => { document.body.dataset.arrived = location.hash; });
