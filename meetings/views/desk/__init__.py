"""The secretariat's side of meetings. Who may not see meetings in the making does not even learn that one exists."""
