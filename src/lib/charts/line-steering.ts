import { steerRows, type RowSteering } from './row-steering';
import type { WordedRow } from './worded-rows';

/** Steers the rows of a line that the server has drawn: a dot marks the one pointed at. */
export function steerLine(svg: SVGSVGElement, rows: readonly WordedRow[], steering: RowSteering) {
	const dot = svg.querySelector<SVGCircleElement>('[data-mark]');
	const rowUnder = ({ clientX }: MouseEvent) => {
		const { left, width } = svg.getBoundingClientRect();
		return Math.round(((clientX - left) / width) * (rows.length - 1));
	};
	const mark = (index: number) => {
		const { x, y } = rows[index]?.at ?? { x: 0, y: 0 };
		dot?.setAttribute('visibility', typeof rows[index]?.row.value === 'number' ? 'visible' : 'hidden');
		dot?.setAttribute('cx', `${x}%`);
		dot?.setAttribute('cy', String(y));
		const beside = svg.getBoundingClientRect().left - (svg.parentElement?.getBoundingClientRect().left ?? 0);
		return { x: (x / 100) * svg.clientWidth + beside, y };
	};
	steerRows(svg, { rowUnder, mark }, steering);
}
