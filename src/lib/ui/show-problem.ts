import { tick } from 'svelte';

/** After a form was refused: brings the first thing that is wrong into view and puts the cursor there. */
export async function showProblem(): Promise<void> {
	await tick();
	bring(document.querySelector<HTMLElement>('form [aria-invalid="true"]') ?? said());
}

/** The same with what the page says has gone wrong, whatever its fields say. */
export async function showSaid(): Promise<void> {
	await tick();
	bring(said());
}

const said = () => document.querySelector<HTMLElement>('main [role="alert"]');

/** What takes no typing is given the cursor all the same: the button that was pressed has lost it. */
function bring(what: HTMLElement | null): void {
	if (what?.tabIndex === -1) what.tabIndex = -1;
	what?.scrollIntoView({ block: 'center' });
	what?.focus({ preventScroll: true });
}
