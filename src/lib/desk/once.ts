/** A tap does something once: the second of two quick taps, which may be on whatever stands there by then, does nothing. */
export const once =
	(act: () => void) =>
	({ detail }: MouseEvent): void => {
		if (detail < 2) act();
	};
