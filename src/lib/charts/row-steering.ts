/** The row pointed at: its place in the picture, and where its mark ends, in CSS pixels of the picture. */
export type PointedRow = { index: number; x: number; y: number };

/** What the rows of a picture do when they are pointed at or chosen. */
export type RowSteering = {
	count: number;
	/** `null` when no row is pointed at any more. */
	point: (row: PointedRow | null) => void;
	/** `set` is the bar of the row that was chosen, ours being 0. */
	open: (index: number, set?: number) => void;
};

/** What a picture knows of its rows. */
export type RowFinder = {
	/** The row under the pointer; outside the rows a number that is none. */
	rowUnder: (event: MouseEvent) => number;
	/** Which of the bars of its row is under the pointer. */
	setUnder?: (event: MouseEvent) => number | undefined;
	/** Marks a row (-1: none) and says where its mark ends. */
	mark: (index: number) => { x: number; y: number };
};

const steps: Record<string, (index: number, count: number) => number> = {
	ArrowDown: (index, count) => Math.min(index + 1, count - 1),
	ArrowRight: (index, count) => Math.min(index + 1, count - 1),
	ArrowUp: (index) => Math.max(index - 1, 0),
	ArrowLeft: (index) => Math.max(index - 1, 0),
	Home: () => 0,
	End: (_index, count) => count - 1
};

/**
 * Lets pointer and arrow keys walk along the rows of a picture the same way: Enter or a click opens a row, Escape
 * lets go. Rows without data are walked too.
 */
export function steerRows(element: HTMLElement | SVGElement, finder: RowFinder, steering: RowSteering): void {
	let at = -1;

	function point(index: number) {
		const next = index >= 0 && index < steering.count ? index : -1;
		if (next === at) return;
		at = next;
		const end = finder.mark(at);
		steering.point(at < 0 ? null : { index: at, ...end });
	}

	function press(event: KeyboardEvent) {
		const step = steps[event.key];
		if (step) point(step(at, steering.count));
		else if (event.key === 'Enter' && at >= 0) steering.open(at);
		else if (event.key === 'Escape' && at >= 0) point(-1);
		else return;
		event.preventDefault();
	}

	const listen = <Name extends 'keydown' | 'blur' | 'pointermove' | 'pointerleave' | 'click'>(
		name: Name,
		heard: (event: HTMLElementEventMap[Name]) => void
	) => element.addEventListener(name, heard as EventListener);

	element.tabIndex = 0;
	listen('keydown', press);
	listen('blur', () => point(-1));
	listen('pointermove', (event) => point(finder.rowUnder(event)));
	listen('pointerleave', () => point(-1));
	listen('click', (event) => steering.open(finder.rowUnder(event), finder.setUnder?.(event)));
}
