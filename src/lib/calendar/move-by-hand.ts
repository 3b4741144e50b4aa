// On a desk a drive is taken to another day of the table. Nothing is moved by that: the page that follows says what it would mean.
const table = document.querySelector<HTMLTableElement>('table[data-calendar]');
const dayOf = (target: EventTarget | null) => (target as Element | null)?.closest<HTMLElement>('td[data-day]') ?? null;
let carried: HTMLElement | null = null;

function leave() {
	for (const cell of table?.querySelectorAll('.over') ?? []) cell.classList.remove('over');
}

for (const chip of table?.querySelectorAll<HTMLElement>('a[data-drive]') ?? []) {
	chip.draggable = true;
	chip.addEventListener('dragstart', ({ dataTransfer }) => {
		carried = chip;
		dataTransfer?.setData('text/plain', chip.textContent ?? '');
		if (dataTransfer) dataTransfer.effectAllowed = 'move';
	});
	chip.addEventListener('dragend', () => {
		carried = null;
		leave();
	});
}

table?.addEventListener('dragover', (event) => {
	if (!carried || !dayOf(event.target)) return;
	event.preventDefault();
	leave();
	dayOf(event.target)?.classList.add('over');
});

table?.addEventListener('drop', (event) => {
	const [from, to] = [dayOf(carried), dayOf(event.target)];
	if (!carried || !to || from === to) return;
	event.preventDefault();
	location.assign(`/drives/${carried.dataset.drive}/move?from=${from?.dataset.day}&to=${to.dataset.day}`);
});

export {};
