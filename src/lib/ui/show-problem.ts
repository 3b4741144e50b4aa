import { tick } from 'svelte';

/** After a form was refused: brings the first thing that is wrong into view and puts the cursor there. */
export async function showProblem(): Promise<void> {
	await tick();
	const field = document.querySelector<HTMLElement>('form [aria-invalid="true"]');
	const said = field ?? document.querySelector<HTMLElement>('main [role="alert"]');
	said?.scrollIntoView({ block: 'center' });
	field?.focus({ preventScroll: true });
}
