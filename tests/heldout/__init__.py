"""Pages typeset from prose that no other part of the project has seen, to measure the splitter on."""
