import { forgetOthersDrafts } from './draft';

/** How long before its end somebody is told, in milliseconds. */
const WARN_MS = 120_000;
const RETRY_MS = 10_000;
const QUIETLY = 'quietly';

// The part that brings this script has it.
const dialog = document.querySelector<HTMLDialogElement>('[data-session-left]')!;
let timer: ReturnType<typeof setTimeout> | undefined;
let told = false;

/** How long the session lasts, in milliseconds; null once it is over. Asking keeps it alive only when somebody is there. */
async function timeLeft(isThere: boolean): Promise<number | null> {
	const headers = { accept: 'application/json', ...(!isThere && { 'x-poll': '1' }) };
	const answer = await fetch('/api/session', { headers });
	return answer.status === 401 ? null : ((await answer.json()) as { leftMs: number }).leftMs;
}

function tell(): void {
	if (told) return;
	told = true;
	dialog.returnValue = '';
	dialog.showModal();
}

function wait(left: number | null): void {
	if (left === null) return location.assign(`/login?next=${encodeURIComponent(location.pathname + location.search)}`);
	clearTimeout(timer);
	if (left <= WARN_MS) tell();
	else {
		// It was used in another tab.
		if (dialog.open) dialog.close(QUIETLY);
		told = false;
	}
	timer = setTimeout(() => look(false), left > WARN_MS ? left - WARN_MS : left + 1_000);
}

function look(isThere: boolean): void {
	timeLeft(isThere).then(wait, () => {
		clearTimeout(timer);
		timer = setTimeout(() => look(isThere), RETRY_MS);
	});
}

forgetOthersDrafts();
wait(Number(dialog.dataset.sessionLeft));
// However the dialog is closed, somebody is there.
dialog.addEventListener('close', () => {
	if (dialog.returnValue !== QUIETLY) look(true);
});
// A sleeping device stops its clocks.
document.addEventListener('visibilitychange', () => {
	if (!document.hidden) look(false);
});
addEventListener('pageshow', ({ persisted }) => {
	if (persisted) look(false);
});
