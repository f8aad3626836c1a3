"""Tables whose cells run together or stand one below the other: the form's own wording tells what belongs to what."""
