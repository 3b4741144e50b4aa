/** A printed yearly or monthly total of a province or country; every figure may be unknown. */
export type AnnualFigure = {
	id: string;
	label: string;
	year: number | null;
	month: number | null;
	units: number | null;
	targetUnits: number | null;
	sourceUrl: string | null;
	note: string | null;
};
