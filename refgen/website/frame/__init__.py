"""What stands around a page's content: the theme's shell, and further files of what is too long for one."""
