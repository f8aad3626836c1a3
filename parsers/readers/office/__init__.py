"""Parts of word processors' files (DOCX, ODT, RTF): looks, numbers of lists, revisions, what is embedded."""
