// A dialog that the server opened is a box on the page; only `showModal` keeps the focus inside.
for (const dialog of document.querySelectorAll<HTMLDialogElement>('dialog[open]:not(:modal)')) {
	dialog.close();
	dialog.showModal();
}
