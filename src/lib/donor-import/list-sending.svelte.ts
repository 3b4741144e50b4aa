import { m } from '$lib/paraglide/messages';
import { isAccepted, isUnreached } from '$lib/ui/draft';
import { sendingOf } from '$lib/ui/sending.svelte';
import { showSaid } from '$lib/ui/show-problem';

type Result = Parameters<typeof isAccepted>[0];

const unsentWords = {
	unreached: () => m.import_unreached(),
	too_large: () => m.import_refused_too_large(),
	signed_out: () => m.import_signed_out(),
	unanswered: () => m.import_unanswered()
};

/** Why the server did not read a list, by what came of sending it; null where it did. */
function whyUnsent(result: Result): keyof typeof unsentWords | null {
	if (result.type === 'redirect') return isAccepted(result) ? null : 'signed_out';
	if (result.type !== 'error') return null;
	if (isUnreached(result)) return 'unreached';
	return result.status === 413 ? 'too_large' : 'unanswered';
}

/**
 * What a form needs that a list is chosen or pasted in: where the server did not read it, for want of a network or of a session, the page
 * stays with the chosen file and says why. A draft keeps what was pasted.
 */
export function listSendingOf(draft: () => string) {
	let unsent = $state<ReturnType<typeof whyUnsent>>(null);

	const sending = sendingOf(draft, undefined, (result) => {
		unsent = whyUnsent(result);
		if (unsent) void showSaid();
		return unsent !== null;
	});

	return {
		form: sending.form,
		get busy() {
			return sending.busy;
		},
		get problem() {
			return unsent && unsentWords[unsent]();
		},
		get isSignedOut() {
			return unsent === 'signed_out';
		}
	};
}
