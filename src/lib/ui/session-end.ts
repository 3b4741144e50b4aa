import { forgetOthersDrafts } from './draft';

/** How long before its end somebody is told, in milliseconds. */
const WARN_MS = 120_000;
const RETRY_MS = 10_000;
const QUIETLY = 'quietly';

const dialog = document.querySelector<HTMLDialogElement>('dialog[data-session-left]');
let timer: number | undefined;
let told = false;

/** How long the session lasts, in milliseconds; null once it is over. Asking keeps it alive only when somebody is there. */
async function timeLeft(isThere: boolean): Promise<number | null> {
	const headers = { accept: 'application/json', ...(isThere ? {} : { 'x-poll': '1' }) };
	const answer = await fetch('/api/session', { headers });
	if (answer.status === 401) return null;
	return ((await answer.json()) as { leftMs: number }).leftMs;
}

function tell(dialog: HTMLDialogElement): void {
	if (told) return;
	told = true;
	dialog.returnValue = '';
	dialog.showModal();
}

function wait(dialog: HTMLDialogElement, left: number | null): void {
	if (left === null) return location.assign(`/login?next=${encodeURIComponent(location.pathname + location.search)}`);
	clearTimeout(timer);
	if (left <= WARN_MS) tell(dialog);
	else {
		// It was used in another tab.
		if (dialog.open) dialog.close(QUIETLY);
		told = false;
	}
	timer = window.setTimeout(() => look(dialog, false), left > WARN_MS ? left - WARN_MS : left + 1_000);
}

function look(dialog: HTMLDialogElement, isThere: boolean): void {
	timeLeft(isThere).then(
		(left) => wait(dialog, left),
		() => {
			clearTimeout(timer);
			timer = window.setTimeout(() => look(dialog, isThere), RETRY_MS);
		}
	);
}

forgetOthersDrafts();
if (dialog) {
	wait(dialog, Number(dialog.dataset.sessionLeft));
	// However the dialog is closed, somebody is there.
	dialog.addEventListener('close', () => {
		if (dialog.returnValue !== QUIETLY) look(dialog, true);
	});
	// A sleeping device stops its clocks.
	document.addEventListener('visibilitychange', () => {
		if (document.visibilityState === 'visible') look(dialog, false);
	});
	addEventListener('pageshow', ({ persisted }) => {
		if (persisted) look(dialog, false);
	});
}
