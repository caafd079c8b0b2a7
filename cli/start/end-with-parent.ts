// Loaded first in every process the start begins: when the start dies, however it dies, so do they.
process.on('disconnect', () => process.exit(1));
