import { steerRows, type RowSteering } from './row-steering';

/** Lets pointer and arrow keys walk along the cells of a grid: the elements with `data-cell`, in the order of the rows. */
export function steerCells(frame: HTMLElement, steering: RowSteering) {
	const grid = frame.querySelector<HTMLElement>('[data-cells]');
	const cells = [...(grid?.querySelectorAll<HTMLElement>('[data-cell]') ?? [])];
	if (!grid || cells.length === 0) return;
	const rowUnder = ({ target }: MouseEvent) =>
		target instanceof Element ? cells.findIndex((cell) => cell === target.closest('[data-cell]')) : -1;
	let marked: HTMLElement | undefined;
	const mark = (index: number) => {
		marked?.removeAttribute('data-marked');
		marked = cells[index];
		marked?.setAttribute('data-marked', '');
		if (marked && document.activeElement === grid) marked.scrollIntoView({ block: 'nearest', inline: 'nearest' });
		const [cell, around] = [marked?.getBoundingClientRect(), frame.getBoundingClientRect()];
		return { x: (cell?.right ?? 0) - around.left, y: (cell?.bottom ?? 0) - around.top };
	};
	steerRows(grid, { rowUnder, mark }, steering);
}
