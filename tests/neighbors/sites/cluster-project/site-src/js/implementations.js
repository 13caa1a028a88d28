document.querySelectorAll("article table:not([class])").forEach((each) => { each.dataset.sorted = "yes"; });
