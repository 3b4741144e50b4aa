/** People who gave, each once in each row, and how many of those who could have returned did. Parts do not add up to the whole. */
export type DonorFigures = {
	/** As in a breakdown; empty for not stated, `outside` for outside every province. */
	key: string;
	donors: number;
	firstTimers: number;
	couldReturn12: number;
	returned12: number;
	couldReturn24: number;
	returned24: number;
};

/** The share of those who could have given again by now that did; null where nobody could. */
export function returnShare(row: DonorFigures | undefined, months: 12 | 24): number | null {
	const [returned, could] =
		months === 12 ? [row?.returned12, row?.couldReturn12] : [row?.returned24, row?.couldReturn24];
	return returned === undefined || !could ? null : returned / could;
}
