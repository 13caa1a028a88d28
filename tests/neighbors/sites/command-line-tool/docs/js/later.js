document.body.dataset.later = "yes";
