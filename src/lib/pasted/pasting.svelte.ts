import { sendingOf } from '$lib/ui/sending.svelte';

/** Somebody who was invited, with the link that is handed over. */
export type Invited = { name: string; email: string; link: string };

/**
 * What a form needs that a table is pasted into, besides sending it: when there was no network, or it was more than is taken at
 * the door, the page stays as it is and says so, and links, which are shown once, stay while the page does. `invited` are those that it came with.
 */
export function pastingOf(draft: string, invited: readonly Invited[] = []) {
	let links = $state.raw(invited);
	let unreached = $state(false);
	let tooLarge = $state(false);
	const keep = (more: readonly Invited[]) => (links = [...links, ...more]);

	const sending = sendingOf(
		() => draft,
		undefined,
		(result) => {
			unreached = result.type === 'error' && result.status === undefined;
			tooLarge = result.type === 'error' && result.status === 413;
			if (result.type === 'success') keep((result.data?.invited ?? []) as Invited[]);
			return unreached || tooLarge;
		}
	);

	return {
		form: sending.form,
		keep,
		get busy() {
			return sending.busy;
		},
		get links() {
			return links;
		},
		get unreached() {
			return unreached;
		},
		get tooLarge() {
			return tooLarge;
		},
		set unreached(is: boolean) {
			unreached = is;
		}
	};
}
