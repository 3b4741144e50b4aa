/** The name of the constraint that the database refused with, or `null` when the error is of another kind. */
export function violatedConstraint(thrown: unknown): string | null {
	if (!(thrown instanceof Error)) return null;
	if ('constraint' in thrown && typeof thrown.constraint === 'string') return thrown.constraint;
	return violatedConstraint(thrown.cause);
}
