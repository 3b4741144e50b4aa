import ComboboxNav from '@github/combobox-nav';
import type { Attachment } from 'svelte/attachments';
import { on } from 'svelte/events';

type Shown = {
	listId: string;
	/** Whether the list is there to be walked through. */
	open: () => boolean;
	/** Read for its changes: after each, the first choice is the one that Enter takes. */
	changes: () => unknown;
};

/** Makes a text field the ARIA combobox of a list: its arrows, its Enter, and what screen readers hear of them. */
export const choiceKeys =
	({ listId, open, changes }: Shown): Attachment<HTMLInputElement> =>
	(input) => {
		const list = document.getElementById(listId);
		if (!list) return;
		const nav = new ComboboxNav(input, list, { firstOptionSelectionMode: 'selected', tabInsertsSuggestions: false });
		$effect(() => {
			if (!open()) return;
			nav.start();
			// A word that was composed ends without a choice; Lao and Vietnamese keyboards compose every word.
			const off = on(input, 'compositionend', () => nav.resetSelection());
			return () => (off(), nav.stop());
		});
		$effect(() => {
			changes();
			if (open()) nav.resetSelection();
		});
		return () => nav.destroy();
	};
