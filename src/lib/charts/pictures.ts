import { drawBars } from './bar-chart';
import { steerLine } from './line-steering';
import { steeringOf } from './row-tip';
import type { WordedRow } from './worded-rows';

// A script of its own: pages with pictures load this and no framework. The server has put everything into words.
for (const frame of document.querySelectorAll<HTMLElement>('[data-picture]')) {
	const data: { unit: string; rows: WordedRow[] } = JSON.parse(frame.dataset.rows ?? '{"unit":"","rows":[]}');
	const steering = steeringOf(frame, data.rows);
	const canvas = frame.querySelector('canvas');
	const line = frame.querySelector<SVGSVGElement>('svg[role=img]');
	if (canvas) drawBars(canvas, data, steering);
	else if (line) steerLine(line, data.rows, steering);
}
