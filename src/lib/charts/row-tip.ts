import type { RowSteering } from './row-steering';
import type { WordedRow } from './worded-rows';

const GAP = 14;

/** What happens in a picture's frame when a row is pointed at or chosen: its tooltip, the same words aloud, its link. */
export function steeringOf(frame: HTMLElement, rows: readonly WordedRow[]): RowSteering {
	const tip = frame.querySelector<HTMLElement>('[data-tip]');
	const said = frame.querySelector<HTMLElement>('[data-said]');
	return {
		count: rows.length,
		point(at) {
			const worded = at ? rows[at.index] : undefined;
			if (said) said.textContent = worded ? [worded.row.label, ...worded.lines].join('. ') : '';
			if (!tip) return;
			tip.hidden = !at || !worded;
			if (!at || !worded) return;
			tip.replaceChildren(...paragraphs(worded));
			place(tip, at);
		},
		open(index, set = 0) {
			const key = rows[index]?.row.key;
			const beside = set > 0 ? linkOf(frame, 'beside', key) : undefined;
			(beside ?? linkOf(frame, 'row', key))?.click();
		}
	};
}

function paragraphs({ row, lines }: WordedRow): HTMLElement[] {
	return [row.label, ...lines].map((text, index) => {
		const line = document.createElement('p');
		line.textContent = text;
		if (index === 0) line.className = 'font-semibold';
		return line;
	});
}

/** Beside the end of the mark, on the side where there is room. */
function place(tip: HTMLElement, { x, y }: { x: number; y: number }) {
	const { clientWidth = 0, clientHeight = 0 } = tip.parentElement ?? {};
	tip.style.left = `${Math.max(0, Math.min(x, clientWidth - tip.offsetWidth))}px`;
	tip.style.top = `${y > clientHeight / 2 ? y - GAP - tip.offsetHeight : y + GAP}px`;
}

/** The link that the same row, or what stands beside it, has in the figure's table. */
function linkOf(frame: HTMLElement, name: 'row' | 'beside', key: string | undefined): HTMLAnchorElement | undefined {
	const links = frame.closest('figure')?.querySelectorAll<HTMLAnchorElement>(`a[data-${name}]`) ?? [];
	return [...links].find((link) => link.dataset[name] === key);
}
