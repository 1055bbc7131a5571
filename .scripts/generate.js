// Compiles the JSON Schemas into validators; written by the source room.
