import type { Chart, ChartConfiguration } from 'chart.js';
import { barPicture } from './bar-picture';
import { linePicture } from './line-picture';
import type { Paint } from './palette';
import type { PictureData } from './picture-data';
import { pointPicture } from './point-picture';
import { pyramidPicture } from './pyramid-picture';
import { pointFinder, rowFinder, stepFinder } from './row-finders';
import type { RowFinder } from './row-steering';

/** A picture still to be painted: its configuration for a paint. */
export type Picture = (paint: Paint) => ChartConfiguration;

type Kind = { picture: (data: PictureData) => Picture; finder: (chart: () => Chart) => RowFinder };

/** Chart.js types each kind of chart by itself; what draws them takes any. */
const anyPicture = (make: (data: PictureData) => (paint: Paint) => unknown) => make as Kind['picture'];

/** What `data-picture` may say of a canvas: how it is painted, and how its rows are found. */
export const kinds: Readonly<Record<string, Kind>> = {
	bars: { picture: anyPicture(barPicture), finder: rowFinder },
	pyramid: { picture: anyPicture(pyramidPicture), finder: rowFinder },
	line: { picture: anyPicture(linePicture), finder: stepFinder },
	points: { picture: anyPicture(pointPicture), finder: pointFinder }
};
