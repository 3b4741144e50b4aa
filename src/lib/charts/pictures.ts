import { drawChart } from './draw-chart';
import type { PictureData } from './picture-data';
import { kinds } from './picture-kinds';
import { steerRows } from './row-steering';
import { steeringOf } from './row-tip';
import { offerPictures } from './save-picture';
import { steerCells } from './steer-cells';

// A script of its own: pages with pictures load this and no framework. The server has put everything into words.
for (const frame of document.querySelectorAll<HTMLElement>('[data-picture]')) {
	const data: PictureData = JSON.parse(frame.dataset.rows ?? '{"unit":"","rows":[]}');
	const steering = steeringOf(frame, data.rows);
	const canvas = frame.querySelector('canvas');
	const kind = kinds[frame.dataset.picture ?? ''];
	if (canvas && kind) {
		const picture = kind.picture(data);
		steerRows(canvas, kind.finder(drawChart(canvas, picture)), steering);
		offerPictures(frame, { canvas, picture });
	} else {
		steerCells(frame, steering);
		offerPictures(frame);
	}
}
