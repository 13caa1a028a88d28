document$.subscribe(() => { document.body.dataset.pages = Number(document.body.dataset.pages || 0) + 1; });
